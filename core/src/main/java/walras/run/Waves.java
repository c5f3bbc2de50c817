package walras.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import walras.estimate.PointEstimates;

/**
 * Runs a plan in waves: all design points to their first look, then those that are to have more to
 * a later one, and so on. Statistics of all design points are held until the last wave.
 */
public final class Waves {

  private final Runner runner;
  private List<PointFold> folds = List.of();
  private List<PointEstimates> estimates = List.of();

  private Waves(Runner runner) {
    this.runner = runner;
  }

  /** Runs one wave. */
  @FunctionalInterface
  public interface Runner {

    /**
     * Returns the folds of all design points, with controls as {@link ControlPilot} decides them.
     *
     * @param stretches what is left of each design point, in the order of the plan; nothing of some
     */
    List<PointFold> run(List<Stretch> stretches) throws InterruptedException, ExecutionException;
  }

  /**
   * What a run came to.
   *
   * @param folds the statistics of the design points, in the order of the plan
   * @param estimates what these say, in the same order
   */
  public record Result(List<PointFold> folds, List<PointEstimates> estimates) {

    /** Copies the lists. */
    public Result {
      folds = List.copyOf(folds);
      estimates = List.copyOf(estimates);
    }

    /** Returns the design points with the replications they got. */
    public Plan plan() {
      return new Plan(folds.stream().map(PointFold::point).toList());
    }
  }

  /**
   * Runs a plan until its pace says that it is done.
   *
   * @param plan the design points, each with the most replications that it may have
   */
  public static Result run(Plan plan, Pace pace, Runner runner)
      throws InterruptedException, ExecutionException {
    return new Waves(runner).run(plan, pace);
  }

  private Result run(Plan plan, Pace pace) throws InterruptedException, ExecutionException {
    wave(
        plan.points().stream()
            .map(point -> point.withReplications(Looks.first(point.replications())))
            .map(Stretch::whole)
            .toList());
    List<Long> counts = counts();
    List<Long> next = pace.next(counts, estimates);
    while (!next.equals(counts)) {
      wave(stretches(next));
      counts = counts();
      next = pace.next(counts, estimates);
    }
    return new Result(folds, estimates);
  }

  private void wave(List<Stretch> stretches) throws InterruptedException, ExecutionException {
    folds = runner.run(stretches);
    List<PointEstimates> latest = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      latest.add(stretches.get(i).isComplete() ? estimates.get(i) : folds.get(i).estimates());
    }
    estimates = List.copyOf(latest);
  }

  private List<Stretch> stretches(List<Long> counts) {
    return IntStream.range(0, folds.size())
        .mapToObj(
            i -> {
              PointFold fold = folds.get(i);
              return Stretch.after(fold, fold.point().withReplications(counts.get(i)));
            })
        .toList();
  }

  private List<Long> counts() {
    return folds.stream().map(fold -> fold.point().replications()).toList();
  }
}
