package walras.rate;

/** Laws of one shape, fitted to a series for any given rate. */
interface Family {

  /** Returns the number of parameters, the rate among them. */
  int parameters();

  /** Returns the deviance of the best law with a given rate. */
  double deviance(double rate);

  /** Returns the best law with a given rate. */
  Conditional at(double rate);
}
