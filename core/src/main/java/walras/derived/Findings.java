package walras.derived;

import java.util.HashMap;
import java.util.Map;
import walras.kernel.Finding;
import walras.kernel.ReplicationFailure;
import walras.kernel.Search;
import walras.study.DesignPoint;
import walras.study.MarketStreams;
import walras.study.Study;

/** What the searches of a study came to; each is done once, when first asked for. */
public final class Findings {

  private final Study study;
  private final Map<Search, Finding> found = new HashMap<>();

  private Findings(Study study) {
    this.study = study;
  }

  /** Returns the findings of a study, nothing searched yet. */
  public static Findings of(Study study) {
    return new Findings(study);
  }

  /** Returns what a search of a design point's market came to, be it that it failed. */
  public Finding of(Search search, DesignPoint point) {
    return found.computeIfAbsent(search, wanted -> run(wanted, point));
  }

  private Finding run(Search search, DesignPoint point) {
    try {
      return search.run(new MarketStreams(study, point));
    } catch (ReplicationFailure failure) {
      return Finding.failed(String.valueOf(failure.getMessage()));
    }
  }
}
