"""`deploy`: puts a published site into a folder, a host reached by SSH, or a bucket, completely or not at all."""
