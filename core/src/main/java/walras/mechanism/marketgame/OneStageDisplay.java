package walras.mechanism.marketgame;

import java.util.function.IntToDoubleFunction;
import walras.kernel.Details;

/** Writes the benchmark without a first stage: of the continuum, then of the agents of a size. */
final class OneStageDisplay {

  private final SizedMarketGame sized;
  private final OneStage continuum;

  OneStageDisplay(SizedMarketGame sized) {
    this.sized = sized;
    continuum = sized.market().oneStage();
  }

  void describe(Details details) {
    continuum.missing().ifPresent(reason -> details.put("missing", reason));
    details
        .put("signed_offers", perType(continuum::offer))
        .put("prices", perState(continuum::price))
        .put("residual", continuum.residual())
        .put("local_optima", continuum.optima());
    exact(details.at("exact"), sized.exactOneStage());
  }

  private void exact(Details details, ExactOneStage exact) {
    if (!exact.isAffordable()) {
      exact.missing().ifPresent(reason -> details.put("not_computed", reason));
      return;
    }
    exact.missing().ifPresent(reason -> details.put("missing", reason));
    details.put("signed_offers", perType(exact::offer));
    if (exact.missing().isEmpty()) {
      details
          .put("price_mean", perState(state -> exact.price(state).mean()))
          .put("price_sd", perState(state -> exact.price(state).sd()));
    }
    if (exact.missing().isEmpty() && continuum.missing().isEmpty()) {
      double agents = (double) sized.agents();
      details.put(
          "offer_difference_N", perType(x -> agents * (exact.offer(x) - continuum.offer(x))));
    }
    details.put("residual", exact.residual()).put("configurations", exact.configurations());
  }

  private double[] perType(IntToDoubleFunction value) {
    return values(sized.economy().types(), value);
  }

  private double[] perState(IntToDoubleFunction value) {
    return values(sized.economy().states(), value);
  }

  private static double[] values(int length, IntToDoubleFunction value) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return values;
  }
}
