package walras.benchmarks;

import java.util.List;
import walras.kernel.Kernel;
import walras.kernel.Outcome;
import walras.kernel.Population;
import walras.sampling.Streams;
import walras.study.DesignPoint;

/** Replications of a design point, one after the other, as a run computes them. */
final class Replications {

  private final Kernel kernel;
  private final Streams streams;
  private final Outcome outcome;
  private long replication;

  private Replications(DesignPoint point) {
    kernel = point.sized().kernel();
    streams = Streams.create(20261120, point.size());
    outcome = Outcome.create(point.market());
  }

  /** Reads a study at a number of agents. */
  static Replications of(String study, long agents) {
    return new Replications(Studies.read(study, agents));
  }

  /** Reads a study at a number of agents with other fields, as on the command line. */
  static Replications of(String study, long agents, List<String> fields) {
    return new Replications(Studies.read(study, agents, fields));
  }

  /** Reads a study of a population. */
  static Replications ofPopulation(String study, Population population) {
    return new Replications(Studies.readPopulation(study, population));
  }

  /** Addresses the next replication, draws it, and returns the first of its metrics. */
  double next() {
    streams.address(replication++);
    outcome.clear();
    kernel.replicate(streams, outcome);
    return outcome.metric(0);
  }
}
