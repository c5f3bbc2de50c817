package walras.contrast;

import java.io.Serializable;

/**
 * A metric that two markets have.
 *
 * @param of its index in the first market
 * @param minus its index in the market that is subtracted
 */
public record PairedMetric(int of, int minus) implements Serializable {}
