package walras.environment;

import java.io.Serializable;
import walras.kernel.Details;

/** The law of what one unit of a commodity costs a seller, or is worth to a buyer, in money. */
public sealed interface ValueLaw extends Serializable permits DiscreteLaw, ContinuousLaw {

  /** Writes every number that decides the law. */
  void describe(Details details);

  /** Returns the least value. */
  double least();

  /** Returns the greatest value. */
  double greatest();

  /** Returns the probability of values up to a number. */
  double cumulative(double value);

  /** Returns the mean of values above a number, taken as zero up to it. */
  double upperMoment(double above);
}
