package walras.mechanism.threebids;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import walras.kernel.Coverage;
import walras.kernel.Proposal;
import walras.kernel.Proposals;
import walras.kernel.ProposingKernel;

/**
 * Laws of the signals under which prices miss and beliefs are wrong, and which metrics they show.
 *
 * <p>A price misses, and a second bid errs, because of one group: its own counts, or those of the
 * group before. A third bid errs because of all groups but the bidder's own: tilts of one group
 * would have to be lucky in all the others.
 */
final class SignalProposals implements Proposals {

  private static final long serialVersionUID = 1L;

  private static final String PLAIN_SEES = "plain sampling sees what carries its mean";
  private static final String STAYS = "its limit is not zero";

  private final SizedThreeBids sized;

  SignalProposals(SizedThreeBids sized) {
    this.sized = sized;
  }

  /** Returns what is tilted, in the order of the proposals. */
  static List<TiltedGroups> tilted(ThreeBidsMarket market, int place) {
    Economy economy = market.environment().economy();
    List<TiltedGroups> all = new ArrayList<>();
    List<Tilts.Tilt> tilts = Tilts.of(economy, market.benchmark(place));
    tilts.forEach(tilt -> all.add(new TiltedGroups(tilt, false)));
    tilts.stream()
        .filter(tilt -> tilt.aim() == Tilts.Aim.STATE)
        .forEach(tilt -> all.add(new TiltedGroups(tilt, true)));
    return all;
  }

  @Override
  public List<Proposal> in(int state) {
    List<String> states = sized.market().environment().economy().model().states();
    return tilted(sized.market(), state).stream()
        .map(groups -> new Proposal(groups.name(states), groups.description(states)))
        .toList();
  }

  @Override
  public Coverage coverage(int metric) {
    return switch (metric) {
      case Measures.PRICE_ERROR_MEAN,
          Measures.PRICE_ERROR_MAX,
          Measures.PRICE_MISS_SHARE,
          Measures.ALL_PRICES_WITHIN,
          Measures.RANK_MISS_SHARE ->
          by(groups -> !groups.isAllButOne());
      case Measures.QUANTILE_MISS_SHARE -> by(groups -> !groups.isAboutState());
      case Measures.MAP_MISS_SHARE, Measures.POSTERIOR_ERROR_SECOND, Measures.BID_ERROR_SECOND ->
          by(groups -> groups.isAboutState() && !groups.isAllButOne());
      case Measures.POSTERIOR_ERROR_THIRD, Measures.BID_ERROR_THIRD ->
          by(TiltedGroups::isAllButOne);
      case Measures.LOG_POSTERIOR_ERROR -> Coverage.none(PLAIN_SEES);
      case Measures.BUDGET_RESIDUAL -> Coverage.none("it is zero but for rounding");
      default -> allocation(metric);
    };
  }

  /** Returns the coverage of what follows from prices and all bids, where it vanishes. */
  private Coverage allocation(int metric) {
    if (Measures.isOfSelection(metric)) {
      return Coverage.none("which doubts decide it is not known");
    }
    for (int place = 0; place < sized.market().states().size(); place++) {
      double limit = sized.limit(metric, place).orElse(Double.NaN);
      boolean isCase = metric >= Measures.CASE1_SHARE && metric < Measures.MARGINAL_ABOVE_SHARE;
      if (!(limit == 0 || (isCase && limit == 1))) {
        return Coverage.none(STAYS);
      }
    }
    return by(groups -> true);
  }

  /** Returns the coverage by proposals of all states. */
  private Coverage by(Predicate<TiltedGroups> wanted) {
    List<String> states = sized.market().environment().economy().model().states();
    Set<String> names = new LinkedHashSet<>();
    for (int place = 0; place < sized.market().states().size(); place++) {
      tilted(sized.market(), place).stream()
          .filter(wanted)
          .forEach(groups -> names.add(groups.name(states)));
    }
    return names.isEmpty()
        ? Coverage.none("nothing that would make it common can happen")
        : Coverage.by(List.copyOf(names));
  }

  @Override
  public ProposingKernel kernel() {
    return new ThreeBidsKernel(sized.market(), sized.size());
  }
}
