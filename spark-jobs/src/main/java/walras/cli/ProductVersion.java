package walras.cli;

/** The version of the product, which goes to logs and never into results. */
final class ProductVersion {

  private ProductVersion() {}

  /** Returns the version in the manifest of the deployable jar. */
  static String text() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
