package walras.study;

import java.util.List;
import java.util.Optional;
import walras.kernel.Mechanism;

/** The mechanisms that a study may name. */
public interface MechanismCatalog {

  /** Returns the names, in the order in which messages list them. */
  List<String> names();

  /** Returns the mechanism of a name. */
  Optional<Mechanism> find(String name);

  /** Returns the catalog of some mechanisms. */
  static MechanismCatalog of(List<? extends Mechanism> mechanisms) {
    List<Mechanism> known = List.copyOf(mechanisms);
    return new MechanismCatalog() {
      @Override
      public List<String> names() {
        return known.stream().map(Mechanism::name).toList();
      }

      @Override
      public Optional<Mechanism> find(String name) {
        return known.stream().filter(mechanism -> mechanism.name().equals(name)).findFirst();
      }
    };
  }
}
