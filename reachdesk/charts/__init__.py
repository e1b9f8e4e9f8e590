"""Charts: an answer in, a picture and its words out. They know no library, service or page."""
