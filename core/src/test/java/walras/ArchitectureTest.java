package walras;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("walras");

  /** The layers from top to bottom: a package may use only those below it. */
  private static final List<String> LAYERS =
      List.of(
          "walras.run..",
          "walras.rate..",
          "walras.derived..",
          "walras.exact..",
          "walras.estimate..",
          "walras.mechanism",
          "walras.mechanism.*..",
          "walras.environment..",
          "walras.study..",
          "walras.contrast..",
          "walras.importance..",
          "walras.kernel..",
          "walras.sampling..",
          "walras.numeric..");

  /** Functions whose last bit may differ between processors and compilers. */
  private static final Set<String> INEXACT =
      Set.of(
          "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log",
          "log10", "log1p", "pow", "random", "sin", "sinh", "tan", "tanh");

  private static final ArchRule ELEMENTARY =
      noClasses()
          .should(callMethodWhere(target(Set.of("java.lang.Math"), INEXACT)))
          .because("the bits of Math.%s depend on the processor".formatted(INEXACT));

  @Test
  void packagesUseOnlyLayersBelow() {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String layer : LAYERS) {
      layers = layers.optionalLayer(layer).definedBy(layer);
    }
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      String name = LAYERS.get(layer);
      layers =
          layer == 0
              ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
              : layers
                  .whereLayer(name)
                  .mayOnlyBeAccessedByLayers(LAYERS.subList(0, layer).toArray(String[]::new));
    }
    layers.check(CORE);
  }

  @Test
  void everyPackageHasItsLayer() {
    classes()
        .should()
        .resideInAnyPackage(LAYERS.toArray(String[]::new))
        .orShould()
        .haveFullyQualifiedName("walras.package-info")
        .check(CORE);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("walras.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void mechanismsDoNotKnowEachOther() {
    slices().matching("walras.mechanism.(*)..").should().notDependOnEachOther().check(CORE);
  }

  @Test
  void coreKnowsNeitherSparkNorHadoop() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(CORE);
  }

  @Test
  void elementaryFunctionsAreTheSameOnEveryProcessor() {
    ELEMENTARY.check(CORE);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("walras.numeric.Elementary")
        .should(
            callMethodWhere(
                target(
                    Set.of("java.lang.StrictMath", "org.apache.commons.math3.util.FastMath"),
                    INEXACT)))
        .because("one place chooses where elementary functions come from")
        .check(CORE);
  }

  @Test
  void ruleOnElementaryFunctionsFindsAnOffender() {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

    assertThatThrownBy(() -> ELEMENTARY.check(offender))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Offender.half");
  }

  @Test
  void samplingLibrariesThatTakeLogarithmsAreNotUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.commons.rng.sampling..",
            "org.apache.commons.statistics..",
            "org.apache.commons.math3.random..")
        .check(CORE);
  }

  @Test
  void kernelsDrawFromTheirStreamsAndReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(LAYERS.subList(1, LAYERS.size()).toArray(String[]::new))
        .should(
            callMethodWhere(
                target(Set.of("java.lang.System"), Set.of("nanoTime", "currentTimeMillis"))))
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage("java.time..")
                .or(named("java.util.Random"))
                .or(named("java.util.SplittableRandom"))
                .or(named("java.util.concurrent.ThreadLocalRandom")))
        .check(CORE);
  }

  @Test
  void importedClassesAreThoseOfCore() {
    assertThat(CORE).isNotEmpty();
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return describe(name, type -> type.getName().equals(name));
  }

  private static DescribedPredicate<JavaAccess<?>> target(Set<String> owners, Set<String> names) {
    return describe(
        "target is one of " + owners,
        access ->
            owners.contains(access.getTargetOwner().getName()) && names.contains(access.getName()));
  }

  /** Takes a function that the rule forbids. */
  static final class Offender {
    static double half(double x) {
      return Math.log(x) / 2;
    }
  }
}
