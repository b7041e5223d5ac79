"""What each line of a page is: chrome of the portal, a fact about the article, or the article itself."""
