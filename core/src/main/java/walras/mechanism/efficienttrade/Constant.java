package walras.mechanism.efficienttrade;

import java.util.function.ToDoubleFunction;

/**
 * A metric that is the same number in all replications of a market of one size.
 *
 * @param deviation the number less the metric's limit, or the number where it has none
 */
record Constant(
    Measure measure, ToDoubleFunction<Numbers> value, ToDoubleFunction<Numbers> deviation) {

  Constant(Measure measure, ToDoubleFunction<Numbers> value) {
    this(measure, value, numbers -> value.applyAsDouble(numbers) - measure.centre());
  }
}
