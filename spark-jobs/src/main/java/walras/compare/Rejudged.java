package walras.compare;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What two runs judge otherwise, though the numbers behind it may agree within errors.
 *
 * @param place what is judged
 * @param statistic what of it, such as {@code mean} or the name of a derived quantity
 * @param baseline what the first run says
 * @param other what the second says
 */
public record Rejudged(Place place, String statistic, Ruling baseline, Ruling other) {

  /**
   * What one run says.
   *
   * @param value the number that is judged, missing or null where there is none
   * @param verdict the verdict, or the outcome of a derived quantity; empty where there is none
   */
  public record Ruling(JsonNode value, String verdict) {}
}
