"""The year's sitting: what did each give you this year?"""
