package walras.mechanism.threebids;

import java.util.ArrayList;
import java.util.List;
import walras.kernel.Metric.Range;

/** The metrics of a replication: their indices in the kernel's output, names and meanings. */
final class Measures {

  static final int PRICE_ERROR_MEAN = 0;
  static final int PRICE_ERROR_MAX = 1;
  static final int PRICE_MISS_SHARE = 2;
  static final int ALL_PRICES_WITHIN = 3;
  static final int RANK_MISS_SHARE = 4;
  static final int QUANTILE_MISS_SHARE = 5;
  static final int MAP_MISS_SHARE = 6;
  static final int LOG_POSTERIOR_ERROR = 7;
  static final int POSTERIOR_ERROR_SECOND = 8;
  static final int POSTERIOR_ERROR_THIRD = 9;
  static final int BID_ERROR_SECOND = 10;
  static final int BID_ERROR_THIRD = 11;

  /** The first of the three cases; the others follow. */
  static final int CASE1_SHARE = 12;

  static final int MARGINAL_ABOVE_SHARE = 15;
  static final int MARGINAL_TIE_SHARE = 16;
  static final int MARGINAL_BELOW_SHARE = 17;
  static final int MISALLOCATION_SHARE_PT = 18;
  static final int MISALLOCATION_SHARE = 19;
  static final int EFFICIENT_SURPLUS = 20;
  static final int SURPLUS_LOSS_PT = 21;
  static final int SURPLUS_LOSS = 22;
  static final int TRANSFER_ERROR_PT = 23;
  static final int TRANSFER_ERROR = 24;
  static final int BUDGET_RESIDUAL = 25;
  static final int AMBIGUOUS_SHARE = 26;
  static final int MISALLOCATION_SHARE_PT_LO = 27;
  static final int MISALLOCATION_SHARE_PT_HI = 28;
  static final int INCENTIVE_BOUND = 29;
  static final int REALISED_RULE = 30;
  static final int REALISED_MISALLOCATION_SHARE = 31;
  static final int REALISED_SURPLUS_LOSS = 32;

  /** The first metric of the first family with one metric per signal. */
  static final int FAMILIES = 33;

  private static final String PRICE = "price";
  private static final String SHARE = "share";
  private static final String PROBABILITY = "probability";
  private static final String PER_AGENT = "price/agent";

  private static final List<Entry> SINGLE = single();

  private Measures() {}

  /** Name, unit, range and meaning of a metric. */
  record Entry(String name, String unit, Range range, String description) {}

  /** A family of metrics, one per signal. */
  enum Family {
    /** Sellers who keep or get back their unit. */
    CONSUME_SELLER("consume_seller_", 0),
    /** Buyers who get a unit. */
    CONSUME_BUYER("consume_buyer_", 1),
    /** Sellers whose transfer is near the competitive one. */
    TRANSFER_NEAR_SELLER("transfer_near_seller_", 2),
    /** Buyers whose transfer is near the competitive one. */
    TRANSFER_NEAR_BUYER("transfer_near_buyer_", 3);

    private static final List<Family> ALL = List.of(values());

    private final String prefix;
    private final int place;

    Family(String prefix, int place) {
      this.prefix = prefix;
      this.place = place;
    }

    /** Returns the family's metric of a signal. */
    int of(int signal, int signals) {
      return FAMILIES + place * signals + signal;
    }

    /** Tells whether the family is about transfers. */
    boolean isTransfer() {
      return this == TRANSFER_NEAR_SELLER || this == TRANSFER_NEAR_BUYER;
    }

    /** Tells whether the family is about sellers. */
    boolean isOfSellers() {
      return this == CONSUME_SELLER || this == TRANSFER_NEAR_SELLER;
    }

    private Entry entry(int signal, String name) {
      String agents = isOfSellers() ? "seller" : "buyer";
      String description =
          isTransfer()
              ? ("share of the %ss with signal %s whose transfer is near the competitive one, over"
                      + " their expected number")
                  .formatted(agents, name)
              : ("%ss with signal %s who consume a unit, over the expected number of such %ss; an"
                      + " estimate of the probability given the own signal that may exceed 1")
                  .formatted(agents, name, agents);
      return new Entry(prefix + signal, PROBABILITY, Range.NONNEGATIVE, description);
    }
  }

  /** Returns the family of a metric, which must belong to one. */
  static Family family(int metric, int signals) {
    return Family.ALL.get((metric - FAMILIES) / signals);
  }

  /** Returns the signal of a metric of a family. */
  static int signal(int metric, int signals) {
    return (metric - FAMILIES) % signals;
  }

  /** Tells whether a metric looks at all third bids that undominated strategies leave open. */
  static boolean isOfSelection(int metric) {
    return metric >= AMBIGUOUS_SHARE && metric <= INCENTIVE_BOUND;
  }

  /** Tells whether a metric is about what the lotteries came to. */
  static boolean isRealised(int metric) {
    return metric >= REALISED_RULE && metric <= REALISED_SURPLUS_LOSS;
  }

  /** Tells whether a metric is an expectation over lotteries or partners. */
  static boolean isExpected(int metric) {
    return switch (metric) {
      case MISALLOCATION_SHARE_PT,
          MISALLOCATION_SHARE,
          SURPLUS_LOSS_PT,
          SURPLUS_LOSS,
          TRANSFER_ERROR,
          MISALLOCATION_SHARE_PT_LO,
          MISALLOCATION_SHARE_PT_HI ->
          true;
      default -> metric >= FAMILIES;
    };
  }

  /** Tells whether it matters to a metric which agents of a group are sellers. */
  static boolean isOfSides(int metric) {
    return switch (metric) {
      case MISALLOCATION_SHARE, SURPLUS_LOSS, TRANSFER_ERROR_PT, TRANSFER_ERROR, BUDGET_RESIDUAL ->
          true;
      default -> metric >= FAMILIES;
    };
  }

  /** Returns the metrics in the order of their indices. */
  static List<Entry> all(Economy economy) {
    List<Entry> entries = new ArrayList<>(SINGLE);
    for (Family family : Family.ALL) {
      for (int signal = 0; signal < economy.signals(); signal++) {
        entries.add(family.entry(signal, economy.model().types().get(signal)));
      }
    }
    return entries;
  }

  private static List<Entry> single() {
    List<Entry> entries = new ArrayList<>();
    entries.addAll(prices());
    entries.addAll(beliefs());
    entries.addAll(cases());
    entries.addAll(allocation());
    entries.addAll(transfers());
    entries.addAll(selection());
    entries.addAll(realised());
    return List.copyOf(entries);
  }

  private static List<Entry> prices() {
    return List.of(
        price(
            "price_error_mean",
            "distance of a group's price from the competitive price of the state, mean of the"
                + " groups"),
        price("price_error_max", "largest distance of a group's price from the competitive price"),
        share(
            "price_miss_share",
            "groups whose price is farther than the tolerance from the competitive price"),
        new Entry(
            "all_prices_within",
            "1",
            Range.INDICATOR,
            "whether the prices of all groups are within the tolerance of the competitive price"),
        share(
            "rank_miss_share",
            "groups whose price is a bid of agents whose value is not the competitive price"),
        share(
            "quantile_miss_share",
            "groups with at least as many high agents as units, or fewer high and marginal ones"));
  }

  private static List<Entry> beliefs() {
    return List.of(
        share(
            "map_miss_share",
            "groups whose signals make some wrong state at least as likely as the state"),
        new Entry(
            "log_posterior_error",
            "1",
            Range.REAL,
            "natural logarithm of the probability of a wrong state given the signals of a group,"
                + " mean of the groups; falls linearly in agents"),
        probability(
            "posterior_error_second",
            "probability of a wrong state in the beliefs behind second bids, mean of the agents"),
        probability("posterior_error_third", "the same behind third bids"),
        price(
            "bid_error_second",
            "distance of second bids from the value in the state, mean of the agents"),
        price("bid_error_third", "the same of third bids"));
  }

  private static List<Entry> cases() {
    return List.of(
        share("case1_share", "groups where at least as many third bids as units are above"),
        share("case2_share", "groups where third bids equal to the trading price are rationed"),
        share("case3_share", "groups where some third bids below the trading price are served"),
        share("marginal_above_share", "marginal agents with third bids above the trading price"),
        share("marginal_tie_share", "marginal agents with third bids equal to it"),
        share("marginal_below_share", "marginal agents with third bids below it"));
  }

  private static List<Entry> allocation() {
    return List.of(
        share(
            "misallocation_share_pt",
            "high agents who do not consume and low agents who do, under the price-taking rule"),
        share("misallocation_share", "the same over the lottery of all rules"),
        new Entry(
            "efficient_surplus",
            PER_AGENT,
            Range.NONNEGATIVE,
            "largest surplus that the same agents could reach"),
        new Entry(
            "surplus_loss_pt",
            PER_AGENT,
            Range.NONNEGATIVE,
            "largest surplus less that of the price-taking rule"),
        new Entry(
            "surplus_loss",
            PER_AGENT,
            Range.NONNEGATIVE,
            "largest surplus less that over the lottery of all rules"));
  }

  private static List<Entry> transfers() {
    return List.of(
        new Entry(
            "transfer_error_pt",
            PER_AGENT,
            Range.NONNEGATIVE,
            "distance of expected transfers to high and low agents from the competitive ones,"
                + " under the price-taking rule, over all agents"),
        new Entry(
            "transfer_error",
            PER_AGENT,
            Range.NONNEGATIVE,
            "the same over the lottery of all rules"),
        price("budget_residual", "largest absolute sum of transfers in a group; 0"));
  }

  private static List<Entry> selection() {
    return List.of(
        share(
            "ambiguous_share",
            "agents whose place relative to the trading price depends on which undominated third"
                + " bid they choose"),
        share("misallocation_share_pt_lo", "least misallocation_share_pt over all such choices"),
        share("misallocation_share_pt_hi", "largest misallocation_share_pt over all such choices"),
        price(
            "incentive_bound",
            "bound of what an agent can gain by another third bid, mean of the agents"));
  }

  private static List<Entry> realised() {
    return List.of(
        new Entry(
            "realised_rule",
            "1",
            Range.NONNEGATIVE,
            "the rule drawn: 0 price taking, 1 to 6 the fixed price rules (S,1), (B,1), (S,2),"
                + " (B,2), (S,3), (B,3)"),
        share(
            "realised_misallocation_share",
            "high agents who do not consume and low agents who do, after all lotteries"),
        new Entry(
            "realised_surplus_loss",
            PER_AGENT,
            Range.NONNEGATIVE,
            "largest surplus less that after all lotteries"));
  }

  private static Entry price(String name, String description) {
    return new Entry(name, PRICE, Range.NONNEGATIVE, description);
  }

  private static Entry share(String name, String description) {
    return new Entry(name, SHARE, Range.PROBABILITY, description);
  }

  private static Entry probability(String name, String description) {
    return new Entry(name, PROBABILITY, Range.PROBABILITY, description);
  }
}
