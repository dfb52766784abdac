# Read only where this folder is planned by itself, as the checks do; a configuration that uses the module does not see it.
repositories = ["mooring", "orders", "fulfilment"]
