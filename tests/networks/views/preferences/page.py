PAGE = "/preferences/"
