"""What is measured, and the synthetic archive to measure it on."""
