/*
 * Random grouping where values depend on a common state (G**) in plain C on the GNU Scientific
 * Library: the program that an economist who knows C writes. One unit of one commodity, two states,
 * four signals of buyers, ten costs, all branches of the lottery, five metrics.
 *
 *   interdependent agents|counts AGENTS REPLICATIONS SEED
 *
 * prints one JSON object: nanoseconds of processor time per replication, and the mean and standard
 * error of each metric. `agents` draws the signal of every agent and serves sellers in their order.
 * `counts` draws how many agents have each signal, and takes the costs of those served as their
 * expectation given these.
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

enum { STATES = 2, COSTS = 10, SIGNALS = 4, STEPS = 50 };
enum { GROUPS = 2, POOL = 2, MARKETS = 3, MESSAGES = 3, METRICS = 5 };

static const char *const metric_names[METRICS] = {
    "price_gap", "price_error_market", "rationed_units", "surplus_loss", "mechanism_surplus_loss"};

static const double eta = 0.01; /* of each branch with a random price */
static const double likelihood[STATES][SIGNALS] = {{.4, .3, .2, .1}, {.1, .2, .3, .4}};
static const double value[STATES][SIGNALS] = {{.11, .21, .41, .51}, {.51, .61, .81, .91}};
static const double cost[COSTS] = {.05, .15, .25, .35, .45, .55, .65, .75, .85, .95};
static const double cost_probability[COSTS] = {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1};
static int supplied_from[COSTS]; /* the first price index at which a cost is covered */
static double log_ratio[SIGNALS];
static int alone[SIGNALS]; /* the price index from which who knows one signal demands no more */

struct market {
  unsigned sellers[COSTS], buyers[SIGNALS];
  unsigned char *costs; /* of the sellers in their order, if agents are drawn */
};

/* Draws every agent of a group. */
static void draw_agents(gsl_rng *rng, unsigned n, int state, struct market *m) {
  memset(m->sellers, 0, sizeof m->sellers);
  memset(m->buyers, 0, sizeof m->buyers);
  for (unsigned i = 0; i < n; i++) {
    int c = (int)(gsl_rng_uniform(rng) * COSTS);
    m->costs[i] = (unsigned char)c;
    m->sellers[c]++;
  }
  for (unsigned i = 0; i < n; i++) {
    double u = gsl_rng_uniform(rng);
    int s = 0;
    while (s < SIGNALS - 1 && u >= likelihood[state][s])
      u -= likelihood[state][s++];
    m->buyers[s]++;
  }
}

static void draw_counts(gsl_rng *rng, unsigned n, int state, struct market *m) {
  gsl_ran_multinomial(rng, COSTS, n, cost_probability, m->sellers);
  gsl_ran_multinomial(rng, SIGNALS, n, likelihood[state], m->buyers);
}

/* Finds up to which price index buyers of each signal demand, given the odds of the second state. */
static void demand_below(double log_odds, int below[SIGNALS]) {
  double second = 1 / (1 + exp(-log_odds));
  for (int s = 0; s < SIGNALS; s++) {
    double expected = (1 - second) * value[0][s] + second * value[1][s];
    below[s] = (int)floor(expected * STEPS + 1e-9) + 1;
  }
}

/* The same of buyers who know their own signal alone. */
static void prepare(void) {
  for (int c = 0; c < COSTS; c++)
    supplied_from[c] = (int)ceil(cost[c] * STEPS - 1e-9);
  for (int s = 0; s < SIGNALS; s++) {
    int below[SIGNALS];
    log_ratio[s] = log(likelihood[1][s] / likelihood[0][s]);
    demand_below(log_ratio[s], below);
    alone[s] = below[s];
  }
}

/* The odds of the second state, given counts of signals. */
static double log_odds(const unsigned buyers[SIGNALS]) {
  double sum = 0;
  for (int s = 0; s < SIGNALS; s++)
    sum += buyers[s] * log_ratio[s];
  return sum;
}

static long supply(const struct market *m, int price) {
  long units = 0;
  for (int c = 0; c < COSTS; c++)
    units += supplied_from[c] <= price ? m->sellers[c] : 0;
  return units;
}

static long demand(const struct market *m, const int below[SIGNALS], int price) {
  long units = 0;
  for (int s = 0; s < SIGNALS; s++)
    units += price < below[s] ? m->buyers[s] : 0;
  return units;
}

/* The middle one of the prices that balance a market best. */
static int form(const struct market *m, const int below[SIGNALS]) {
  long least = -1;
  int first = 0, last = 0;
  for (int j = 0; j <= STEPS; j++) {
    long imbalance = labs(supply(m, j) - demand(m, below, j));
    if (least < 0 || imbalance < least)
      least = imbalance, first = j;
    if (imbalance == least)
      last = j;
  }
  return (first + last) / 2;
}

/* Costs where sellers are served, or forced, in their order. */
static double costs_in_order(const struct market *m, unsigned n, int price, long units) {
  double sum = 0;
  long left = units;
  for (unsigned i = 0; i < n && left > 0; i++)
    if (supplied_from[m->costs[i]] <= price)
      sum += cost[m->costs[i]], left--;
  for (unsigned i = 0; i < n && left > 0; i++)
    if (supplied_from[m->costs[i]] > price)
      sum += cost[m->costs[i]], left--;
  return sum;
}

/* The same in expectation over the order, given counts. */
static double costs_expected(const struct market *m, int price, double units) {
  double active = 0, idle = 0, of_active = 0, of_idle = 0;
  for (int c = 0; c < COSTS; c++)
    if (supplied_from[c] <= price)
      active += m->sellers[c], of_active += m->sellers[c] * cost[c];
    else
      idle += m->sellers[c], of_idle += m->sellers[c] * cost[c];
  if (units <= active)
    return active > 0 ? of_active * units / active : 0;
  return of_active + of_idle * (units - active) / idle;
}

/* Surplus of a group at a price: buyers receive what they ask for. */
static double surplus(const struct market *m, int by_agent, unsigned n, int state,
                      const int below[SIGNALS], int price) {
  double values = 0;
  long units = demand(m, below, price);
  for (int s = 0; s < SIGNALS; s++)
    values += price < below[s] ? m->buyers[s] * value[state][s] : 0;
  return values
         - (by_agent ? costs_in_order(m, n, price, units) : costs_expected(m, price, (double)units));
}

/* The largest surplus: the cheapest sellers trade with the buyers who value most. */
static double largest(const struct market *pool, int state) {
  double sum = 0;
  int c = 0, s = SIGNALS - 1;
  long sellers = pool->sellers[0], buyers = pool->buyers[s];
  while (c < COSTS && s >= 0 && value[state][s] > cost[c]) {
    long units = sellers < buyers ? sellers : buyers;
    sum += units * (value[state][s] - cost[c]);
    sellers -= units;
    buyers -= units;
    if (sellers == 0 && ++c < COSTS)
      sellers = pool->sellers[c];
    if (buyers == 0 && --s >= 0)
      buyers = pool->buyers[s];
  }
  return sum;
}

static void replicate(gsl_rng *rng, int by_agent, unsigned n, struct market m[MARKETS],
                      double metrics[METRICS]) {
  int state = gsl_rng_uniform(rng) >= 0.5;
  for (int g = 0; g < GROUPS; g++)
    (by_agent ? draw_agents : draw_counts)(rng, n, state, &m[g]);
  for (int c = 0; c < COSTS; c++)
    m[POOL].sellers[c] = m[0].sellers[c] + m[1].sellers[c];
  for (int s = 0; s < SIGNALS; s++)
    m[POOL].buyers[s] = m[0].buyers[s] + m[1].buyers[s];

  int below[MESSAGES][GROUPS][SIGNALS], formed[MARKETS];
  for (int g = 0; g < GROUPS; g++) {
    memcpy(below[0][g], alone, sizeof alone);
    demand_below(log_odds(m[g].buyers), below[1][g]);
    demand_below(log_odds(m[POOL].buyers), below[2][g]);
    formed[g] = form(&m[g], below[1][g]);
  }
  formed[POOL] = form(&m[POOL], below[2][0]);

  int random_price = (int)(gsl_rng_uniform(rng) * (STEPS + 1));
  double most = largest(&m[POOL], state), reached = 0, random = 0, rationed = 0, agents = 4.0 * n;
  for (int g = 0; g < GROUPS; g++) {
    int price = formed[1 - g];
    rationed += labs(supply(&m[g], price) - demand(&m[g], below[2][g], price));
    reached += surplus(&m[g], by_agent, n, state, below[2][g], price);
    for (int message = 0; message < MESSAGES; message++)
      random += surplus(&m[g], by_agent, n, state, below[message][g], random_price);
  }
  int low = abs(formed[0] - formed[POOL]), high = abs(formed[1] - formed[POOL]);
  metrics[0] = (double)abs(formed[0] - formed[1]) / STEPS;
  metrics[1] = (double)(low > high ? low : high) / STEPS;
  metrics[2] = rationed / agents;
  metrics[3] = (most - reached) / agents;
  metrics[4] = (1 - MESSAGES * eta) * metrics[3] + eta * (MESSAGES * most - random) / agents;
}

static unsigned long whole(const char *text, unsigned long least, unsigned long most) {
  char *end;
  errno = 0;
  unsigned long number = strtoul(text, &end, 10);
  if (errno || *end || number < least || number > most) {
    fprintf(stderr, "interdependent: argument must lie in [%lu, %lu], got %s\n", least, most, text);
    exit(2);
  }
  return number;
}

int main(int argc, char **argv) {
  if (argc != 5 || (strcmp(argv[1], "agents") && strcmp(argv[1], "counts"))) {
    fprintf(stderr, "usage: interdependent agents|counts AGENTS REPLICATIONS SEED\n");
    return 2;
  }
  int by_agent = !strcmp(argv[1], "agents");
  unsigned n = (unsigned)(whole(argv[2], 4, 4294967292UL) / 4);
  unsigned long replications = whole(argv[3], 2, 1000000000000UL);
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
  gsl_rng_set(rng, whole(argv[4], 0, 4294967295UL));
  prepare();

  struct market m[MARKETS] = {0};
  for (int g = 0; by_agent && g < GROUPS; g++)
    m[g].costs = malloc(n);

  double origin[METRICS], metrics[METRICS], sum[METRICS] = {0}, squares[METRICS] = {0};
  struct timespec from, to;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  replicate(rng, by_agent, n, m, origin);
  for (unsigned long r = 1; r < replications; r++) {
    replicate(rng, by_agent, n, m, metrics);
    for (int i = 0; i < METRICS; i++) {
      double d = metrics[i] - origin[i]; /* so that variances survive concentration */
      sum[i] += d;
      squares[i] += d * d;
    }
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  double ns = 1e9 * (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec);

  printf("{\"agents\": %s, \"replications\": %lu, \"ns_per_replication\": %.1f", argv[2],
         replications, ns / (double)replications);
  for (int i = 0; i < METRICS; i++) {
    double d = sum[i] / replications, variance = (squares[i] - replications * d * d) / (replications - 1);
    printf(", \"%s\": {\"mean\": %.17g, \"std_error\": %.3g}", metric_names[i], origin[i] + d,
           sqrt(fmax(variance, 0) / replications));
  }
  printf("}\n");
  return 0;
}
