"""The archive's own illustrations, drawn by code and stored as images in content/anh/minh-hoa/."""
