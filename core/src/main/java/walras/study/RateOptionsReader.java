package walras.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import walras.kernel.Statistic;

/** Reads the fields {@code rates} and {@code verdict-margin}. */
final class RateOptionsReader {

  private static final int MOST_LOGS = 20;
  private static final double DEFAULT_MARGIN = 0.02;

  /** Fewer repetitions have no 2.5 % and 97.5 % quantiles to speak of. */
  private static final long LEAST_BOOTSTRAP = 100;

  private static final long MOST_BOOTSTRAP = 100_000;

  /** The levels of the quantiles that estimates hold. */
  static final List<BigDecimal> LEVELS =
      Stream.of(1, 5, 25, 50, 75, 95, 99).map(percent -> BigDecimal.valueOf(percent, 2)).toList();

  private RateOptionsReader() {}

  /**
   * Returns the options.
   *
   * @param points the design points, whose metrics may be named; empty if they could not be read
   */
  static RateOptions read(NodeField top, List<DesignPoint> points) {
    Map<String, RateOptions.OfMetric> metrics = new LinkedHashMap<>();
    NodeField rates = top.at("rates");
    if (rates.isPresent()) {
      for (String name : rates.keys()) {
        metrics.put(name, ofMetric(rates.at(name)));
        MetricNames.find(rates, name, points);
      }
    }
    return new RateOptions(margin(top.at("verdict-margin")), metrics);
  }

  private static double margin(NodeField field) {
    if (!field.isPresent()) {
      return DEFAULT_MARGIN;
    }
    double margin = field.number();
    if (field.sound() && !(margin > 0 && margin < 1)) {
      field.mustBe("lie in (0, 1)");
    }
    return margin;
  }

  private static RateOptions.OfMetric ofMetric(NodeField field) {
    RateOptions.OfMetric byDefault = RateOptions.OfMetric.DEFAULT;
    long from = size(field.at("from"), byDefault.from());
    long to = size(field.at("to"), byDefault.to());
    if (field.sound() && to < from) {
      field.at("to").mustBe("be at least from, which is " + from);
    }
    @Nullable RateModel model = model(field.at("model"));
    return new RateOptions.OfMetric(
        from,
        to,
        model,
        logs(field, model),
        quantiles(field.at("quantiles")),
        bootstrap(field.at("bootstrap")));
  }

  private static @Nullable Double logs(NodeField field, @Nullable RateModel model) {
    NodeField logs = field.at("logs");
    if (!logs.isPresent()) {
      return null;
    }
    double exponent = logs.number();
    if (logs.sound() && !(Math.abs(exponent) <= MOST_LOGS)) {
      logs.mustBe("lie in [-%1$d, %1$d]".formatted(MOST_LOGS));
    }
    if (model != null && model != RateModel.POWER) {
      logs.report("%s needs model power, got %s".formatted(logs.path(), model.spelling()));
    }
    return exponent;
  }

  private static List<BigDecimal> quantiles(NodeField field) {
    List<BigDecimal> levels = new ArrayList<>();
    if (field.isPresent()) {
      for (NodeField entry : field.entries()) {
        List<String> names = LEVELS.stream().map(RateOptionsReader::spelling).toList();
        int level = names.indexOf(entry.oneOf(names));
        if (level >= 0 && !levels.contains(LEVELS.get(level))) {
          levels.add(LEVELS.get(level));
        }
      }
    }
    return levels;
  }

  private static String spelling(BigDecimal level) {
    return new Statistic.Quantile(level).spelling();
  }

  private static int bootstrap(NodeField field) {
    return field.isPresent() ? (int) field.integer(LEAST_BOOTSTRAP, MOST_BOOTSTRAP) : 0;
  }

  private static long size(NodeField field, long byDefault) {
    return field.isPresent() ? field.integer(1, SizeRequest.LARGEST) : byDefault;
  }

  private static @Nullable RateModel model(NodeField field) {
    if (!field.isPresent()) {
      return null;
    }
    List<RateModel> models = List.of(RateModel.values());
    String name = field.oneOf(models.stream().map(RateModel::spelling).toList());
    return models.stream().filter(model -> model.spelling().equals(name)).findFirst().orElse(null);
  }
}
