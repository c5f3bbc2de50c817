/*
 * The two-stage market game in plain C on the GNU Scientific Library: the program that an economist
 * who knows C writes for one environment. Two states, two types, log utility, five metrics.
 *
 *   market_game AGENTS REPLICATIONS SEED
 *
 * prints one JSON object: nanoseconds of processor time per replication, and the mean and standard
 * error of each metric. Counts are drawn, never agents, so the time hardly depends on AGENTS (2 to
 * 4294967295, the range of gsl_ran_binomial). The generator is taus2, the fastest good one of the
 * library.
 */
#define _POSIX_C_SOURCE 199309L
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

enum { LOW, HIGH, STATES };
enum { TYPES = 2, METRICS = 5, MAX_STEPS = 60 };

static const double prior[STATES] = {0.4, 0.6};
static const double mu[STATES] = {0.65, 0.40}; /* probability of type A in each state */
static const double weight[STATES][TYPES] = {{0.25, 0.37}, {0.58, 0.72}}; /* of good q in utility */
static const double qbar = 1, rbar = 2;      /* endowment of every agent */
static const double kq = 0.10, kr = 0.16;    /* exogenous offers per active agent */
static const unsigned inactive_percent = 2;

static const char *const metric_names[METRICS] = {
    "price", "price_error", "price_error_signed", "price_strategic", "log_posterior_error"};

/* What does not change from replication to replication. */
struct market {
  unsigned active;                  /* M = N - floor(eta N) */
  unsigned inactive;                /* N - M */
  double log_prior_odds;            /* of low against high */
  double log_odds[TYPES];           /* what one agent of a type adds to them */
  double competitive_price[STATES]; /* p_z */
};

/* Sums of deviations from the first replication, so that variances survive concentration. */
struct tally {
  double origin, sum, squares;
};

/* The competitive price where the agents' mean weight of good q is a. */
static double competitive(double a) {
  return (kr + a * rbar) / (kq + (1 - a) * qbar);
}

static struct market market_of(unsigned agents) {
  struct market m;
  m.inactive = (unsigned)((unsigned long long)agents * inactive_percent / 100);
  m.active = agents - m.inactive;
  m.log_prior_odds = log(prior[LOW] / prior[HIGH]);
  m.log_odds[0] = log(mu[LOW] / mu[HIGH]);
  m.log_odds[1] = log((1 - mu[LOW]) / (1 - mu[HIGH]));
  for (int z = 0; z < STATES; z++)
    m.competitive_price[z] = competitive(mu[z] * weight[z][0] + (1 - mu[z]) * weight[z][1]);
  return m;
}

/*
 * The price of the second stage, by Newton's method in the signed offers s (positive: sells q) and
 * the logarithms of the price and of the totals Q and R. share[x] is the share of type x among the
 * active agents, a[x] its expected weight of good q, own = 1/M. Totals are per active agent. The
 * first-order conditions are taken as ratios that must be 1 rather than as logarithms that must
 * vanish: with log utility they are rational.
 */
static double equilibrium(const double share[TYPES], const double a[TYPES], double own,
                          double start) {
  double s[TYPES], p, Q = kq, R = kr;
  double shading = 1 / (1 + own / fmin(kq, kr));
  for (int x = 0; x < TYPES; x++) {
    double q = a[x] * (qbar + rbar / start);
    s[x] = q < qbar ? qbar - q : (1 - a[x]) * (start * qbar + rbar) - rbar;
    s[x] *= shading;
    *(s[x] >= 0 ? &Q : &R) += share[x] * fabs(s[x]);
  }
  p = R / Q;
  for (int step = 0; step < MAX_STEPS; step++) {
    double d0[TYPES], dp[TYPES], dt[TYPES]; /* offer: constant, by log price, by log own total */
    double A0 = kq - Q, A1 = 0, A2 = 0, B0 = kr - R, B1 = 0, B3 = 0;
    for (int x = 0; x < TYPES; x++) {
      if (s[x] >= 0) { /* a(rbar+pb) / ((1-a)(qbar-b) p (1-b/Q)) = 1 */
        double b = s[x], u = 1 / (rbar + p * b), v = 1 / (qbar - b), w = 1 / (Q - own * b);
        double slope = 1 / (p * u + v + own * w);
        double ratio = a[x] * Q * w * v / ((1 - a[x]) * p * u);
        d0[x] = (1 / ratio - 1) * slope;
        dp[x] = (1 - p * b * u) * slope;
        dt[x] = own * b * w * slope;
        A0 += share[x] * (b + d0[x]);
        A1 += share[x] * dp[x];
        A2 += share[x] * dt[x];
      } else { /* a(rbar-b)(1-b/R) / ((1-a)(p qbar+b)) = 1 */
        double b = -s[x], u = 1 / (p * qbar + b), v = 1 / (rbar - b), w = 1 / (R - own * b);
        double slope = 1 / (u + v + own * w);
        double inverse = (1 - a[x]) * R * w * v / (a[x] * u);
        d0[x] = (inverse - 1) * slope;
        dp[x] = (1 - b * u) * slope;
        dt[x] = -own * b * w * slope;
        B0 -= share[x] * (s[x] + d0[x]);
        B1 -= share[x] * dp[x];
        B3 -= share[x] * dt[x];
      }
    }
    double toQ = 1 / (Q - A2), toR = 1 / (R - B3);
    double x0 = A0 * toQ, x1 = A1 * toQ, y0 = B0 * toR, y1 = B1 * toR;
    double g = 1 - p * Q / R;
    double dl = (g + y0 - x0) / (1 - y1 + x1), dQ = x0 + x1 * dl, dR = y0 + y1 * dl;
    double largest = fmax(fabs(dl), fmax(fabs(dQ), fabs(dR)));
    double f = 1 / fmax(1, 2 * largest);
    for (int x = 0; x < TYPES; x++) {
      double ds = f * (d0[x] + dp[x] * dl + dt[x] * (s[x] >= 0 ? dQ : dR)), next = s[x] + ds;
      if (s[x] != 0 && (next > 0) != (s[x] > 0))
        next = 0; /* stop where the side changes */
      next = fmin(fmax(next, (s[x] - rbar) / 2), (s[x] + qbar) / 2);
      if (share[x] > 0)
        largest = fmax(largest, fabs(next - s[x]));
      s[x] = next;
    }
    p *= 1 + f * dl;
    Q *= 1 + f * dQ;
    R *= 1 + f * dR;
    if (largest < 1e-8) { /* convergence is quadratic: this step's error is about 1e-16 */
      Q = kq;
      R = kr;
      for (int x = 0; x < TYPES; x++)
        *(s[x] >= 0 ? &Q : &R) += share[x] * fabs(s[x]);
      return R / Q;
    }
  }
  fprintf(stderr, "market_game: no equilibrium found for shares %g, %g\n", share[0], share[1]);
  exit(1);
}

static void replicate(const struct market *m, gsl_rng *rng, double metrics[METRICS]) {
  int z = gsl_rng_uniform(rng) < prior[LOW] ? LOW : HIGH;
  unsigned sigma = gsl_ran_binomial(rng, mu[z], m->active);
  unsigned iota = gsl_ran_binomial(rng, mu[z], m->inactive);
  (void)iota; /* drawn, as the market has them; none of the five metrics needs them */

  /* Posterior of low: the odds of the state with the smaller posterior never overflow. */
  double odds = m->log_prior_odds + sigma * m->log_odds[0]
                + ((double)m->active - sigma) * m->log_odds[1];
  double e = exp(-fabs(odds)), less = e / (1 + e);
  double low = odds >= 0 ? 1 - less : less;
  double wrong = (z == LOW) == (odds >= 0) ? -fabs(odds) - log1p(e) : -log1p(e);

  double own = 1.0 / m->active, share[TYPES], a[TYPES];
  share[0] = sigma * own;
  share[1] = (m->active - sigma) * own;
  for (int x = 0; x < TYPES; x++)
    a[x] = weight[HIGH][x] + low * (weight[LOW][x] - weight[HIGH][x]);
  double configuration = competitive(share[0] * a[0] + share[1] * a[1]);
  double price = equilibrium(share, a, own, configuration);

  metrics[0] = price;
  metrics[1] = fabs(price - m->competitive_price[z]);
  metrics[2] = price - m->competitive_price[z];
  metrics[3] = price - configuration;
  metrics[4] = wrong;
}

static void add(struct tally tallies[METRICS], const double metrics[METRICS]) {
  for (int i = 0; i < METRICS; i++) {
    double d = metrics[i] - tallies[i].origin;
    tallies[i].sum += d;
    tallies[i].squares += d * d;
  }
}

static void print(const struct tally tallies[METRICS], unsigned long replications) {
  double n = (double)replications;
  for (int i = 0; i < METRICS; i++) {
    double d = tallies[i].sum / n;
    double variance = (tallies[i].squares - n * d * d) / (n - 1);
    printf(", \"%s\": {\"mean\": %.17g, \"std_error\": %.3g}", metric_names[i],
           tallies[i].origin + d, sqrt(fmax(variance, 0) / n));
  }
}

static unsigned long whole(const char *text, unsigned long least, unsigned long most) {
  char *end;
  errno = 0;
  unsigned long value = strtoul(text, &end, 10);
  if (errno || *end || value < least || value > most) {
    fprintf(stderr, "market_game: argument must lie in [%lu, %lu], got %s\n", least, most, text);
    exit(2);
  }
  return value;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: market_game AGENTS REPLICATIONS SEED\n");
    return 2;
  }
  struct market m = market_of((unsigned)whole(argv[1], 2, 4294967295UL));
  unsigned long replications = whole(argv[2], 2, 1000000000000UL);
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_taus2);
  gsl_rng_set(rng, whole(argv[3], 0, 4294967295UL));

  struct tally tallies[METRICS] = {{0, 0, 0}};
  double metrics[METRICS];
  struct timespec from, to;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  replicate(&m, rng, metrics);
  for (int i = 0; i < METRICS; i++)
    tallies[i].origin = metrics[i];
  for (unsigned long r = 1; r < replications; r++) {
    replicate(&m, rng, metrics);
    add(tallies, metrics);
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  double ns = 1e9 * (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec);

  printf("{\"agents\": %s, \"replications\": %lu, \"ns_per_replication\": %.1f", argv[1],
         replications, ns / (double)replications);
  print(tallies, replications);
  printf("}\n");
  gsl_rng_free(rng);
  return 0;
}
