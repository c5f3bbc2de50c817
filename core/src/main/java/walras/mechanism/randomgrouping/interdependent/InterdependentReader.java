package walras.mechanism.randomgrouping.interdependent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import walras.kernel.Field;
import walras.mechanism.randomgrouping.signals.Separation;
import walras.mechanism.randomgrouping.signals.Side;
import walras.mechanism.randomgrouping.signals.SignalEnvironment;
import walras.mechanism.randomgrouping.signals.SignalEnvironmentReader;
import walras.mechanism.randomgrouping.signals.TieFinding;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironment;
import walras.mechanism.randomgrouping.signals.bundles.BundleEnvironmentReader;
import walras.mechanism.randomgrouping.signals.bundles.BundleSeparation;
import walras.mechanism.randomgrouping.signals.bundles.BundleTieFinding;

/** Reads and validates the environment of random grouping with interdependent values. */
final class InterdependentReader {

  private InterdependentReader() {}

  static Optional<SignalEnvironment> read(Field field) {
    ConditionTwo conditionTwo = conditionTwo(field.at("condition-2"));
    Optional<SignalEnvironment> read = SignalEnvironmentReader.read(field, Branches.RANDOM_PRICE);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    SignalEnvironment environment = read.get();
    identifiable(field.at("buyers").at("probabilities"), environment.buyers());
    if (field.sound()) {
      Separation.problem(environment.buyers(), environment.steps())
          .ifPresent(field.at("buyers").at("values")::problem);
      Optional<String> violation = ConditionTwo.violation(environment);
      conditionTwo(field, environment, violation, conditionTwo);
      if (field.sound() && violation.isEmpty() && !field.at("tie").isPresent()) {
        TieFinding.of(environment).ifPresent(field.at("tie")::warning);
      }
    }
    return field.sound() ? read : Optional.empty();
  }

  /** Reads an environment with two commodities. */
  static Optional<BundleEnvironment> readBundles(Field field) {
    ConditionTwo conditionTwo = conditionTwo(field.at("condition-2"));
    Optional<BundleEnvironment> read = BundleEnvironmentReader.read(field, Branches.RANDOM_PRICE);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    BundleEnvironment environment = read.get();
    identifiable(field.at("buyers").at("probabilities"), environment.signals().buyers());
    if (field.sound()) {
      BundleSeparation.problem(environment).ifPresent(field.at("buyers").at("values")::problem);
      Optional<String> violation = ConditionTwo.violation(environment);
      conditionTwo(field, environment.signals(), violation, conditionTwo);
      if (field.sound() && violation.isEmpty() && !field.at("tie").isPresent()) {
        BundleTieFinding.of(environment).ifPresent(field.at("tie")::warning);
      }
    }
    return field.sound() ? read : Optional.empty();
  }

  private static ConditionTwo conditionTwo(Field field) {
    if (!field.isPresent()) {
      return ConditionTwo.REQUIRED;
    }
    List<ConditionTwo> choices = List.of(ConditionTwo.values());
    String name = field.oneOf(choices.stream().map(ConditionTwo::spelling).toList());
    return choices.stream()
        .filter(choice -> choice.spelling().equals(name))
        .findFirst()
        .orElse(ConditionTwo.REQUIRED);
  }

  private static void identifiable(Field field, Side buyers) {
    List<String> states = buyers.model().states();
    for (int one = 0; one < states.size(); one++) {
      for (int other = one + 1; other < states.size(); other++) {
        if (buyers.isLikelihoodTheSame(one, other)) {
          field.problem(
              ("states '%s' and '%s' give buyers' signals the same probabilities, so nobody can"
                      + " tell them apart (12); merge them into one state with their mean values")
                  .formatted(states.get(one), states.get(other)));
          return;
        }
      }
    }
  }

  private static void conditionTwo(
      Field field,
      SignalEnvironment environment,
      Optional<String> violated,
      ConditionTwo conditionTwo) {
    Field place =
        Stream.of("costs", "probabilities")
            .map(field.at("sellers")::at)
            .skip(environment.sellers().isMoneyTheSameInAllStates() ? 1 : 0)
            .findFirst()
            .orElseThrow();
    violated.ifPresent(
        violation -> {
          if (conditionTwo == ConditionTwo.WAIVED) {
            place.warning(violation);
          } else {
            place.problem(violation + "; to look at it all the same, set condition-2: waived");
          }
        });
  }
}
