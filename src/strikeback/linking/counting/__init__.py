"""How many people records describe: a model of distorted attributes, and the audit that carries a claim."""
