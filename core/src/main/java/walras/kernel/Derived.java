package walras.kernel;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A quantity computed from the estimates of one or several design points, or found by a search.
 *
 * @param name snake_case, unlike that of any metric of the market
 * @param unit such as {@code money}, {@code agents} or {@code 1}
 * @param description one sentence
 * @param formula how it is computed
 * @param scope whether it is computed given a state too
 */
public record Derived(String name, String unit, String description, Formula formula, Scope scope)
    implements Serializable {

  private static final int LONGEST_DIGITS = 20;

  /** A quantity over all states and given each. */
  public Derived(String name, String unit, String description, Formula formula) {
    this(name, unit, description, formula, Scope.EVERY_STATE);
  }

  /** Whether a quantity has a meaning given a state. */
  public enum Scope {
    /** Over all states and given each. */
    EVERY_STATE,
    /** Over all states only. */
    OVERALL
  }

  /** How a derived quantity is computed from means; metrics are given by name. */
  public sealed interface Formula extends Serializable {

    /** Returns the names of the metrics whose means enter. */
    List<String> metrics();

    /** Returns the searches whose findings enter. */
    default List<Search> searches() {
      return List.of();
    }

    /** Returns the name of the kind in files, such as {@code threshold-size}. */
    String kind();

    /** Returns the formula for a reader, such as {@code a / b}. */
    String text();
  }

  /** The ratio of two means at a design point. */
  public record Ratio(String numerator, String denominator) implements Formula {

    @Override
    public List<String> metrics() {
      return List.of(numerator, denominator);
    }

    @Override
    public String kind() {
      return "ratio";
    }

    @Override
    public String text() {
      return numerator + " / " + denominator;
    }
  }

  /** The largest of the means of several metrics at a design point. */
  public record Maximum(List<String> metrics) implements Formula {

    /** Copies the list. */
    public Maximum {
      metrics = List.copyOf(metrics);
    }

    @Override
    public String kind() {
      return "maximum";
    }

    @Override
    public String text() {
      return "largest of " + String.join(", ", metrics);
    }
  }

  /**
   * The largest mean of a metric over design points that differ in one varied parameter alone.
   *
   * @param parameter the path of the parameter below the environment
   */
  public record MaximumOver(String metric, String parameter) implements Formula {

    @Override
    public List<String> metrics() {
      return List.of(metric);
    }

    @Override
    public String kind() {
      return "maximum";
    }

    @Override
    public String text() {
      return "largest %s over %s".formatted(metric, parameter);
    }
  }

  /**
   * The smallest number of agents from which on a mean keeps to a level.
   *
   * @param level the level
   * @param side on which side of the level the mean must stay; the level itself belongs to it
   */
  public record ThresholdSize(String metric, BigDecimal level, Side side) implements Formula {

    @Override
    public List<String> metrics() {
      return List.of(metric);
    }

    @Override
    public String kind() {
      return "threshold-size";
    }

    @Override
    public String text() {
      return "N from which %s is %s %s".formatted(metric, side.spelling(), shown(level));
    }
  }

  /** A side of a level. */
  public enum Side {
    /** The level and what is below it. */
    AT_MOST("at-most"),
    /** The level and what is above it. */
    AT_LEAST("at-least");

    private final String spelling;

    Side(String spelling) {
      this.spelling = spelling;
    }

    /** Returns the name in studies. */
    public String spelling() {
      return spelling;
    }
  }

  /**
   * The value of a varied parameter at which a mean crosses a level.
   *
   * @param parameter the path of the parameter below the environment
   * @param level the level
   */
  public record Root(String metric, String parameter, BigDecimal level) implements Formula {

    @Override
    public List<String> metrics() {
      return List.of(metric);
    }

    @Override
    public String kind() {
      return "root";
    }

    @Override
    public String text() {
      return "%s at which %s is %s".formatted(parameter, metric, shown(level));
    }
  }

  /** A quantity of a market that a search finds, whatever the sizes of the study. */
  public record Searched(Search search) implements Formula {

    @Override
    public List<String> metrics() {
      return List.of();
    }

    @Override
    public List<Search> searches() {
      return List.of(search);
    }

    @Override
    public String kind() {
      return "search";
    }

    @Override
    public String text() {
      return search.text();
    }
  }

  /**
   * Whether all conditions of a statement hold at a design point; over all states, whatever the
   * scope, as a condition names the states that it is about.
   *
   * @param conditions what decides, at least one
   * @param informative what is reported beside them and decides nothing
   */
  public record AllOf(List<Condition> conditions, List<Condition> informative) implements Formula {

    /** Copies the lists. */
    public AllOf {
      conditions = List.copyOf(conditions);
      informative = List.copyOf(informative);
    }

    /** Returns the conditions that decide, then the others. */
    public List<Condition> all() {
      return Stream.concat(conditions.stream(), informative.stream()).toList();
    }

    @Override
    public List<String> metrics() {
      return all().stream()
          .filter(Condition.MeanKept.class::isInstance)
          .map(condition -> ((Condition.MeanKept) condition).metric())
          .toList();
    }

    @Override
    public List<Search> searches() {
      return all().stream()
          .filter(Condition.SizeFrom.class::isInstance)
          .map(condition -> ((Condition.SizeFrom) condition).search())
          .toList();
    }

    @Override
    public String kind() {
      return "conditions";
    }

    @Override
    public String text() {
      return conditions.stream().map(Condition::name).collect(Collectors.joining(" and "));
    }
  }

  /** Returns a number in digits, or with an exponent where those would be many. */
  private static String shown(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    String digits = shortest.toPlainString();
    return digits.length() <= LONGEST_DIGITS ? digits : shortest.toString();
  }
}
