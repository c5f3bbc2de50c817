package walras.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields {@code rates} and {@code verdict-margin}. */
final class RateOptionsReader {

  private static final double DEFAULT_MARGIN = 0.02;

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
    NodeField logs = field.at("logs");
    return new RateOptions.OfMetric(
        from, to, model, logs.isPresent() ? logs.number() : byDefault.logs());
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
