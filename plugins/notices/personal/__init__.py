"""Personal data: found, declared public for a time, and taken out when that time is over."""
