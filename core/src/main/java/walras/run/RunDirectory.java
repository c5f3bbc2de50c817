package walras.run;

/** The names of the files of a run directory. */
public final class RunDirectory {

  /** The resolved study, overrides applied. */
  public static final String STUDY = "study.yaml";

  /** Everything computed, with deterministic bytes; its replacement commits a run. */
  public static final String RESULTS = "results.json";

  /** One row per design point, state and metric; derived from the results. */
  public static final String SUMMARY = "summary.csv";

  /** One row per fitted rate; derived from the results. */
  public static final String RATES = "rates.csv";

  /** One row per derived quantity and per difference of a contrast; derived from the results. */
  public static final String DERIVED = "derived.csv";

  /** One row per agent of the study's file and design point; only where there is a file. */
  public static final String AGENTS = "agents.parquet";

  /** The folder of the rows of replications, on request, in one folder per design point. */
  public static final String REPLICATIONS = "replications";

  /** The folder of such rows of design points that results no longer have. */
  public static final String DROPPED = "replications-dropped";

  /** Tables of contrasts for LaTeX, on request; only where there are any. */
  public static final String CONTRASTS_TEX = "contrasts.tex";

  /** Tables of means for LaTeX, on request. */
  public static final String SUMMARY_TEX = "summary.tex";

  /** Tables of rates for LaTeX, on request. */
  public static final String RATES_TEX = "rates.tex";

  /** The folder of what later runs need not simulate again. */
  public static final String CHECKPOINT = "checkpoint";

  /** Exit code and message of the last run. */
  public static final String OUTCOME = "outcome.json";

  /** Times, hosts, cost and engine of each run. */
  public static final String LOG = "run.log";

  private RunDirectory() {}
}
