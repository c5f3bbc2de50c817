package walras.exact;

import java.math.BigDecimal;
import java.util.Optional;
import walras.numeric.Scaled;

/**
 * The probability that a metric is larger than a threshold.
 *
 * @param threshold the threshold
 * @param probability nothing where configurations were left out that may matter for it
 */
public record ExactExceedance(BigDecimal threshold, Optional<Scaled> probability) {}
