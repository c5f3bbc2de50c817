package walras.mechanism.sigmawalras;

import java.io.Serializable;

/**
 * The check of incentives: misreports that are tried.
 *
 * @param agents how many agents try them where agents are streamed
 * @param reports number of evenly spaced reports on [0, 1], at least 2
 */
record ReportGrid(int agents, int reports) implements Serializable {}
