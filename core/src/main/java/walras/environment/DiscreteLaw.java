package walras.environment;

import java.math.BigDecimal;
import java.util.List;
import walras.kernel.Details;

/**
 * Finitely many values.
 *
 * @param atoms the values, in ascending order
 * @param probabilities the probability of each; positive, with the sum 1 but for rounding
 */
public record DiscreteLaw(List<BigDecimal> atoms, List<BigDecimal> probabilities)
    implements ValueLaw {

  /** Copies the lists and checks the order of the atoms. */
  public DiscreteLaw {
    atoms = List.copyOf(atoms);
    probabilities = List.copyOf(probabilities);
    for (int i = 1; i < atoms.size(); i++) {
      if (atoms.get(i - 1).compareTo(atoms.get(i)) >= 0) {
        throw new IllegalArgumentException("atoms must ascend, got " + atoms);
      }
    }
  }

  @Override
  public void describe(Details details) {
    details
        .put("law", "discrete")
        .put("atoms", texts(atoms))
        .put("probabilities", texts(probabilities));
  }

  /** Returns the number of atoms. */
  public int size() {
    return atoms.size();
  }

  /** Returns the values as doubles. */
  public double[] values() {
    return atoms.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }

  /** Returns the probabilities as doubles; what their sum lacks of 1 is shared out. */
  public double[] weights() {
    double sum = probabilities.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    return probabilities.stream().mapToDouble(p -> p.doubleValue() / sum).toArray();
  }

  @Override
  public double least() {
    return atoms.get(0).doubleValue();
  }

  @Override
  public double greatest() {
    return atoms.get(size() - 1).doubleValue();
  }

  @Override
  public double cumulative(double value) {
    double[] weights = weights();
    double sum = 0;
    for (int i = 0; i < size() && atoms.get(i).doubleValue() <= value; i++) {
      sum += weights[i];
    }
    return sum;
  }

  @Override
  public double upperMoment(double above) {
    double[] weights = weights();
    double sum = 0;
    for (int i = size() - 1; i >= 0 && atoms.get(i).doubleValue() > above; i--) {
      sum += weights[i] * atoms.get(i).doubleValue();
    }
    return sum;
  }

  private static List<String> texts(List<BigDecimal> numbers) {
    return numbers.stream().map(number -> number.stripTrailingZeros().toString()).toList();
  }
}
