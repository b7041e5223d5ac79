"""`deploy`: a published folder put in its place – a folder, a host reached by ssh, a bucket – whole or not at all."""
