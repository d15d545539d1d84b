"""When everything is: order, dates, windows, slack, and the reason of each date."""
