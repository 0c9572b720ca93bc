"""The parts of the evaluator, in the order in which a line is read (`generator.offers.evaluate`)."""
