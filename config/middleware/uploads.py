"""A limit for files of people who are not signed in."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class RefuseLargeUploads(FileUploadHandler):
    """Answers 400 to a form beyond LARGEST_UPLOAD, before a byte of it fills the disk."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length > settings.LARGEST_UPLOAD:
            raise RequestDataTooBig("This form is larger than any page takes.")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
