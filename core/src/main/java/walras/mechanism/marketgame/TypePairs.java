package walras.mechanism.marketgame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import walras.environment.SignalModel;

/** All ordered pairs of a type and another one that it may pose as, by index. */
record TypePairs(List<String> types) implements Serializable {

  /** Copies the list. */
  TypePairs {
    types = List.copyOf(types);
  }

  static TypePairs of(SignalModel model) {
    return new TypePairs(model.types());
  }

  int count() {
    return types.size() * (types.size() - 1);
  }

  int type(int pair) {
    return pair / (types.size() - 1);
  }

  int posing(int pair) {
    int other = pair % (types.size() - 1);
    return other < type(pair) ? other : other + 1;
  }

  /** Returns the names of all pairs after a prefix, such as {@code gain:A>B}. */
  List<String> names(String prefix) {
    List<String> names = new ArrayList<>();
    for (int pair = 0; pair < count(); pair++) {
      names.add("%s:%s>%s".formatted(prefix, types.get(type(pair)), types.get(posing(pair))));
    }
    return names;
  }
}
