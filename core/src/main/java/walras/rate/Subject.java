package walras.rate;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import walras.kernel.Metric;
import walras.kernel.Statistic;

/**
 * What a fit is of: one statistic of one metric of one market, at all its sizes.
 *
 * @param mechanism the mechanism's name
 * @param environment the market's name in the study
 * @param parameters what was varied
 * @param metric the metric
 * @param given the state's name, or null for all states together
 * @param statistic the statistic
 */
public record Subject(
    String mechanism,
    String environment,
    Map<String, String> parameters,
    Metric metric,
    @Nullable String given,
    Statistic statistic) {}
