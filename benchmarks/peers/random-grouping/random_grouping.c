/*
 * Random grouping (G*) in plain C on the GNU Scientific Library: the program that an economist who
 * knows C writes. One unit of one commodity, the groups and the pooled double auction, five metrics.
 *
 *   random_grouping uniform|types agents|counts AGENTS REPLICATIONS SEED
 *
 * prints one JSON object: nanoseconds of processor time per replication, and the mean and standard
 * error of each metric. `uniform` has costs and values uniform on [0, 1] and 1000 steps of prices,
 * `types` four equally likely costs and values and 20 steps. `agents` draws every agent, serves
 * them in their order and sorts them for the largest surplus. `counts` draws how many there are in
 * every cell of the grid, or of every type, and takes the surplus as its expectation given these.
 */
#define _POSIX_C_SOURCE 199309L
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

enum { SELLERS, BUYERS, SIDES };
enum { GROUPS = 2, POOL = 2, MARKETS = 3, METRICS = 5 };

static const char *const metric_names[METRICS] = {
    "price_gap", "price_error_market", "rationed_units", "surplus_loss", "pooled_surplus_loss"};

/* Kinds of units: a cell of the grid or a type. Kind i is supplied, or no longer demanded, from the
 * price index threshold[i] on; thresholds and money ascend. The two sides have the same law. */
struct environment {
  int steps, kinds, continuous;
  int *threshold;
  double *probability, *money; /* money: the mean cost or value of the kind */
};

struct scratch {
  unsigned *count[MARKETS][SIDES];
  double *agent[GROUPS][SIDES], *sorted; /* costs and values of agents, in their order */
  long *supply, *demand;                 /* at every price */
};

static struct environment uniform(void) {
  struct environment e = {.steps = 1000, .kinds = 1000, .continuous = 1};
  e.threshold = malloc(sizeof(int) * e.kinds);
  e.probability = malloc(sizeof(double) * e.kinds);
  e.money = malloc(sizeof(double) * e.kinds);
  for (int i = 0; i < e.kinds; i++) {
    e.threshold[i] = i + 1;
    e.probability[i] = 1.0 / e.kinds;
    e.money[i] = (i + 0.5) / e.steps;
  }
  return e;
}

static struct environment types(void) {
  static int threshold[] = {3, 7, 14, 18}; /* of .125, .325, .675, .875 with 20 steps */
  static double probability[] = {.25, .25, .25, .25}, money[] = {.125, .325, .675, .875};
  return (struct environment){20, 4, 0, threshold, probability, money};
}

/* Draws every agent and counts kinds. */
static void draw_agents(const struct environment *e, gsl_rng *rng, unsigned n, struct scratch *s) {
  for (int g = 0; g < GROUPS; g++)
    for (int side = 0; side < SIDES; side++) {
      unsigned *count = s->count[g][side];
      memset(count, 0, sizeof(unsigned) * e->kinds);
      for (unsigned i = 0; i < n; i++) {
        double u = gsl_rng_uniform(rng);
        int kind = (int)(u * e->kinds);
        count[kind]++;
        s->agent[g][side][i] = e->continuous ? u : e->money[kind];
      }
    }
}

static void draw_counts(const struct environment *e, gsl_rng *rng, unsigned n, struct scratch *s) {
  for (int g = 0; g < GROUPS; g++)
    for (int side = 0; side < SIDES; side++)
      gsl_ran_multinomial(rng, e->kinds, n, e->probability, s->count[g][side]);
}

/* Finds supply and demand at every price, and the middle one of those that balance best. */
static int form(const struct environment *e, unsigned *const count[SIDES], struct scratch *s) {
  long sold = 0, bought = 0, least = -1;
  int seller = 0, buyer = 0, first = 0, last = 0;
  for (int i = 0; i < e->kinds; i++)
    bought += count[BUYERS][i];
  for (int j = 0; j <= e->steps; j++) {
    for (; seller < e->kinds && e->threshold[seller] <= j; seller++)
      sold += count[SELLERS][seller];
    for (; buyer < e->kinds && e->threshold[buyer] <= j; buyer++)
      bought -= count[BUYERS][buyer];
    s->supply[j] = sold;
    s->demand[j] = bought;
    long imbalance = labs(sold - bought);
    if (least < 0 || imbalance < least)
      least = imbalance, first = j;
    if (imbalance == least)
      last = j;
  }
  return (first + last) / 2;
}

/* Surplus of a group that trades at a price, its long side served in the order of the agents. */
static double served(const struct environment *e, unsigned n, double *const agent[SIDES], int price,
                     long units) {
  double surplus = 0, p = (double)price / e->steps;
  long left = units;
  for (unsigned i = 0; i < n && left > 0; i++)
    if (agent[SELLERS][i] <= p)
      surplus -= agent[SELLERS][i], left--;
  left = units;
  for (unsigned i = 0; i < n && left > 0; i++)
    if (agent[BUYERS][i] >= p)
      surplus += agent[BUYERS][i], left--;
  return surplus;
}

/* The same in expectation over the order, given counts. */
static double expected(const struct environment *e, unsigned *const count[SIDES], int price,
                       double supply, double demand) {
  double costs = 0, values = 0, units = fmin(supply, demand);
  for (int i = 0; i < e->kinds; i++)
    if (e->threshold[i] <= price)
      costs += count[SELLERS][i] * e->money[i];
    else
      values += count[BUYERS][i] * e->money[i];
  return (demand > 0 ? values * units / demand : 0) - (supply > 0 ? costs * units / supply : 0);
}

static int descending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x < y) - (x > y);
}

/* The largest surplus: the 2n units go to the 2n highest of all costs and values. */
static double largest_of_agents(unsigned n, struct scratch *s) {
  double *sorted = s->sorted, sum = 0;
  for (int g = 0; g < GROUPS; g++)
    for (int side = 0; side < SIDES; side++) {
      memcpy(sorted + (size_t)n * (GROUPS * side + g), s->agent[g][side], sizeof(double) * n);
      if (side == SELLERS)
        for (unsigned i = 0; i < n; i++)
          sum -= s->agent[g][side][i];
    }
  qsort(sorted, 4 * (size_t)n, sizeof(double), descending);
  for (size_t i = 0; i < 2 * (size_t)n; i++)
    sum += sorted[i];
  return sum;
}

static double largest_of_counts(const struct environment *e, unsigned n, unsigned *const pool[SIDES]) {
  double sum = 0;
  long left = 2L * n;
  for (int i = e->kinds - 1; i >= 0; i--) {
    long among = (long)pool[SELLERS][i] + pool[BUYERS][i];
    long kept = among < left ? among : left;
    double top = e->money[i] * kept;
    if (e->continuous && kept < among) /* order statistics of uniforms in a cell */
      top = (double)e->threshold[i] / e->steps * kept
            - (double)kept * (kept + 1) / (2.0 * (among + 1) * e->steps);
    sum += top - pool[SELLERS][i] * e->money[i];
    left -= kept;
  }
  return sum;
}

static void replicate(const struct environment *e, gsl_rng *rng, int by_agent, unsigned n,
                      struct scratch *s, double metrics[METRICS]) {
  (by_agent ? draw_agents : draw_counts)(e, rng, n, s);
  for (int side = 0; side < SIDES; side++)
    for (int i = 0; i < e->kinds; i++)
      s->count[POOL][side][i] = s->count[0][side][i] + s->count[1][side][i];

  int formed[MARKETS];
  double surplus = 0, pooled, rationed = 0, agents = 4.0 * n;
  for (int m = 0; m < MARKETS; m++)
    formed[m] = form(e, s->count[m], s);
  pooled = expected(e, s->count[POOL], formed[POOL], s->supply[formed[POOL]],
                    s->demand[formed[POOL]]);
  for (int g = 0; g < GROUPS; g++) {
    int price = formed[1 - g];
    form(e, s->count[g], s);
    long supply = s->supply[price], demand = s->demand[price];
    rationed += labs(supply - demand);
    surplus += by_agent ? served(e, n, s->agent[g], price, supply < demand ? supply : demand)
                        : expected(e, s->count[g], price, supply, demand);
  }
  double most = by_agent ? largest_of_agents(n, s) : largest_of_counts(e, n, s->count[POOL]);
  int low = abs(formed[0] - formed[POOL]), high = abs(formed[1] - formed[POOL]);
  metrics[0] = (double)abs(formed[0] - formed[1]) / e->steps;
  metrics[1] = (double)(low > high ? low : high) / e->steps;
  metrics[2] = rationed / agents;
  metrics[3] = (most - surplus) / agents;
  metrics[4] = (most - pooled) / agents;
}

static unsigned long whole(const char *text, unsigned long least, unsigned long most) {
  char *end;
  errno = 0;
  unsigned long value = strtoul(text, &end, 10);
  if (errno || *end || value < least || value > most) {
    fprintf(stderr, "random_grouping: argument must lie in [%lu, %lu], got %s\n", least, most, text);
    exit(2);
  }
  return value;
}

int main(int argc, char **argv) {
  if (argc != 6 || (strcmp(argv[1], "uniform") && strcmp(argv[1], "types"))
      || (strcmp(argv[2], "agents") && strcmp(argv[2], "counts"))) {
    fprintf(stderr, "usage: random_grouping uniform|types agents|counts AGENTS REPLICATIONS SEED\n");
    return 2;
  }
  struct environment e = strcmp(argv[1], "types") ? uniform() : types();
  int by_agent = !strcmp(argv[2], "agents");
  unsigned n = (unsigned)(whole(argv[3], 4, 4294967292UL) / 4);
  unsigned long replications = whole(argv[4], 2, 1000000000000UL);
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
  gsl_rng_set(rng, whole(argv[5], 0, 4294967295UL));

  struct scratch s;
  s.supply = malloc(sizeof(long) * (e.steps + 1));
  s.demand = malloc(sizeof(long) * (e.steps + 1));
  for (int m = 0; m < MARKETS; m++)
    for (int side = 0; side < SIDES; side++)
      s.count[m][side] = malloc(sizeof(unsigned) * e.kinds);
  for (int g = 0; by_agent && g < GROUPS; g++)
    for (int side = 0; side < SIDES; side++)
      s.agent[g][side] = malloc(sizeof(double) * n);
  s.sorted = by_agent ? malloc(sizeof(double) * 4 * n) : NULL;

  double origin[METRICS], metrics[METRICS], sum[METRICS] = {0}, squares[METRICS] = {0};
  struct timespec from, to;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  replicate(&e, rng, by_agent, n, &s, origin);
  for (unsigned long r = 1; r < replications; r++) {
    replicate(&e, rng, by_agent, n, &s, metrics);
    for (int i = 0; i < METRICS; i++) {
      double d = metrics[i] - origin[i]; /* so that variances survive concentration */
      sum[i] += d;
      squares[i] += d * d;
    }
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  double ns = 1e9 * (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec);

  printf("{\"agents\": %s, \"replications\": %lu, \"ns_per_replication\": %.1f", argv[3],
         replications, ns / (double)replications);
  for (int i = 0; i < METRICS; i++) {
    double d = sum[i] / replications, variance = (squares[i] - replications * d * d) / (replications - 1);
    printf(", \"%s\": {\"mean\": %.17g, \"std_error\": %.3g}", metric_names[i], origin[i] + d,
           sqrt(fmax(variance, 0) / replications));
  }
  printf("}\n");
  return 0;
}
