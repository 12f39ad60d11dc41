"""What is told by e-mail, when, and how it is sent."""
