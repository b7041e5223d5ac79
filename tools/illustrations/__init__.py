"""The archive's own illustrations, drawn by code and kept as images in content/anh/minh-hoa/."""
