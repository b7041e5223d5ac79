"""Personal data: declared public for a time, taken out when that time is over, told to editors where it is neither."""
