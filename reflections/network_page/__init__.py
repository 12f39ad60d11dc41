"""What the page of one network says, in words: its judgement, its money, its time in and out."""
