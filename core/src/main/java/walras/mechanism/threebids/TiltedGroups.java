package walras.mechanism.threebids;

import java.util.List;
import java.util.Locale;
import walras.numeric.Elementary;

/**
 * A proposal: a tilted law of signals in one group, any of them, or in all groups but one, any of
 * them.
 *
 * @param tilt the law
 * @param isAllButOne whether one group is spared, and not tilted
 */
record TiltedGroups(Tilts.Tilt tilt, boolean isAllButOne) {

  /** Tells whether the law makes another state look likely. */
  boolean isAboutState() {
    return tilt.aim() == Tilts.Aim.STATE;
  }

  /** Tells whether a group is tilted when another, or this one, was picked. */
  boolean tilts(int group, int picked) {
    return (group == picked) != isAllButOne;
  }

  /** Returns the name, with the names of the states. */
  String name(List<String> states) {
    String aim =
        isAboutState()
            ? "toward-" + states.get(tilt.state())
            : tilt.aim().name().toLowerCase(Locale.ROOT);
    return isAllButOne ? "others-" + aim : aim;
  }

  /** Returns what is drawn otherwise, with the names of the states. */
  String description(List<String> states) {
    String aim =
        switch (tilt.aim()) {
          case UP -> "as many high agents as units";
          case DOWN -> "as many high and marginal agents as units";
          case STATE ->
              "signals that look as likely in state %s".formatted(states.get(tilt.state()));
        };
    return (isAllButOne ? "All groups but one have on average %s." : "One group has on average %s.")
        .formatted(aim);
  }

  /**
   * Returns the logarithm of the counts' probability under this law over that under the state's:
   * the mean over the groups that may have been picked.
   *
   * @param logRatios those of the tilt, by signal
   * @param scratch as long as there are groups; overwritten
   */
  double logRatio(long[][] members, double[] logRatios, double[] scratch) {
    double sum = 0;
    for (int group = 0; group < scratch.length; group++) {
      scratch[group] = logRatio(members[group], logRatios);
      sum += scratch[group];
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int group = 0; group < scratch.length; group++) {
      scratch[group] = isAllButOne ? sum - scratch[group] : scratch[group];
      largest = Math.max(largest, scratch[group]);
    }
    double total = 0;
    for (double each : scratch) {
      total += Elementary.exp(each - largest);
    }
    return largest + Elementary.log(total / (double) scratch.length);
  }

  private static double logRatio(long[] counts, double[] logRatios) {
    double sum = 0;
    for (int signal = 0; signal < counts.length; signal++) {
      sum += (double) counts[signal] * logRatios[signal];
    }
    return sum;
  }
}
