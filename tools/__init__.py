"""What runs outside a build."""

import gc

gc.set_threshold(100_000)  # imports leave no garbage, and looking for it takes a tenth of their time
