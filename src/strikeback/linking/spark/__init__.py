"""The same engine over many machines: blocks in, edges out, on Arrow batches under Spark."""
