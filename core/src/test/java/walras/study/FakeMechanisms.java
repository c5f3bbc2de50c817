package walras.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import walras.kernel.Field;
import walras.kernel.Granularity;
import walras.kernel.Market;
import walras.kernel.Mechanism;

/** Mechanisms that read an environment and simulate nothing. */
final class FakeMechanisms {

  private static final long LARGEST = 1_000_000_000_000L;

  private FakeMechanisms() {}

  static MechanismCatalog catalog() {
    return MechanismCatalog.of(List.of(new Bazaar(), new Rings()));
  }

  /** Reads a share, prior weights by state and a name; any size from 2. */
  static final class Bazaar extends Fake {

    Bazaar() {
      super("bazaar");
    }

    @Override
    public Optional<Market> market(Field environment) {
      List<Double> read = new ArrayList<>();
      Field eta = environment.at("eta");
      double share = eta.number();
      if (eta.sound() && !(share > 0 && share < 1)) {
        eta.mustBe("lie in (0, 1)");
      }
      read.add(share);
      Field prior = environment.at("prior");
      if (prior.isPresent()) {
        prior.items().forEach(weight -> read.add(weight.number()));
      }
      Field tie = environment.at("tie");
      if (tie.isPresent()) {
        List<String> names = List.of("high", "low");
        read.add((double) names.indexOf(tie.oneOf(names)));
      }
      Field kappa = environment.at("kappa");
      if (kappa.isPresent()) {
        read.add(kappa.at("q").number());
        read.add(kappa.at("r").number());
      }
      if (eta.sound() && share > 0.9) {
        eta.warning("hardly anybody trades");
      }
      return environment.sound()
          ? Optional.of(new FakeMarket(Granularity.every(2, LARGEST), 0, read))
          : Optional.empty();
    }
  }

  /** Agents in groups of n sellers and n buyers; the number of groups and a grid T are read. */
  static final class Rings extends Fake {

    Rings() {
      super("rings");
    }

    @Override
    public Optional<Market> market(Field environment) {
      Field groups = environment.at("groups");
      long count = groups.isPresent() ? groups.integer() : 2;
      if (groups.sound() && count < 1) {
        groups.mustBe("be at least 1");
      }
      Field points = environment.at("T");
      long grid = points.integer();
      if (points.sound() && grid % 2 != 0) {
        points.mustBe("be even");
      }
      if (!environment.sound()) {
        return Optional.empty();
      }
      long step = 2 * count;
      Granularity sizes = new Granularity(step, LARGEST / step * step, step);
      return Optional.of(new FakeMarket(sizes, count, List.of((double) grid)));
    }
  }

  /** What all fakes have in common. */
  abstract static class Fake implements Mechanism {

    private final String name;

    Fake(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String summary() {
      return "does nothing";
    }

    @Override
    public String source() {
      return "none";
    }

    @Override
    public String example() {
      return "";
    }
  }
}
