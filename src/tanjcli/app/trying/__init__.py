"""Files before they are filed: tried, filed, painted, mapped; and the forms that ask for them."""
