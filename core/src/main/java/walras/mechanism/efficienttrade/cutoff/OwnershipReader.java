package walras.mechanism.efficienttrade.cutoff;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import walras.kernel.Field;

/** Reads and validates who owns the good. */
public final class OwnershipReader {

  private static final BigDecimal TOLERANCE = new BigDecimal("1e-12");
  private static final BigDecimal LEAST_SHARE = new BigDecimal("1e-15");
  private static final MathContext SHOWN = new MathContext(16);
  private static final int MOST_SHARES = 10_000;
  private static final List<String> FORMS = List.of("owners", "shares", "replicate");

  private OwnershipReader() {}

  /**
   * Reads an ownership.
   *
   * @param field a name, or a mapping with one form and its numbers
   * @return the ownership, or nothing if a problem was reported
   */
  public static Optional<Ownership> read(Field field) {
    if (!field.isMapping()) {
      return switch (field.oneOf(List.of("equal", "one-owner"))) {
        case "equal" -> Optional.of(Ownership.Replicated.equal());
        case "one-owner" -> Optional.of(new Ownership.EqualOwners(1));
        default -> Optional.empty();
      };
    }
    List<Field> given = FORMS.stream().map(field::at).filter(Field::isPresent).toList();
    if (given.size() != 1) {
      field.problem("must have one of " + String.join(", ", FORMS) + ", got " + given.size());
      given.forEach(form -> shares(form, form.isList() ? form.items() : List.of()));
      return Optional.empty();
    }
    return Stream.of(owners(field), explicit(field), replicated(field))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Ownership> owners(Field field) {
    Field form = field.at("owners");
    if (!form.isPresent()) {
      return Optional.empty();
    }
    long owners = form.integer();
    if (form.sound() && (owners < 1 || owners > Ownership.MOST_AGENTS)) {
      form.mustBe("be a whole number from 1 to 10^15");
    }
    return form.sound() ? Optional.of(new Ownership.EqualOwners(owners)) : Optional.empty();
  }

  private static Optional<Ownership> explicit(Field field) {
    Field form = field.at("shares");
    if (!form.isPresent()) {
      return Optional.empty();
    }
    List<BigDecimal> shares = shares(form, form.items());
    if (form.sound() && shares.size() < 2) {
      form.problem("must list the share of each of at least 2 agents, got " + shares.size());
    }
    return form.sound() ? Optional.of(new Ownership.Explicit(shares)) : Optional.empty();
  }

  private static Optional<Ownership> replicated(Field field) {
    Field form = field.at("replicate");
    if (!form.isPresent()) {
      return Optional.empty();
    }
    List<BigDecimal> shares = shares(form, form.items());
    return form.sound() ? Optional.of(new Ownership.Replicated(shares)) : Optional.empty();
  }

  private static List<BigDecimal> shares(Field field, List<Field> items) {
    List<BigDecimal> shares = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Field item : items) {
      BigDecimal share = item.decimal();
      boolean inside =
          share.signum() == 0
              || (share.compareTo(LEAST_SHARE) >= 0 && share.compareTo(BigDecimal.ONE) <= 0);
      if (item.sound() && !inside) {
        item.mustBe("be 0 or lie in [10^-15, 1]");
      }
      shares.add(share);
      sum = sum.add(share);
    }
    if (field.sound() && shares.size() > MOST_SHARES) {
      field.problem("must list at most %d shares, got %d".formatted(MOST_SHARES, shares.size()));
    }
    if (field.sound() && sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0) {
      field.problem(
          "shares must sum to 1 within 1e-12, but the sum is %s; shares are not rescaled"
              .formatted(sum.round(SHOWN).stripTrailingZeros().toPlainString()));
    }
    return shares;
  }
}
