package walras.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses JOBS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPath(Path.of("target/classes"));

  @Test
  void onlyTheEngineKnowsSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackage("walras.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..", "com.esotericsoftware..")
        .check(JOBS);
  }

  @Test
  void onlyTheStoreKnowsHadoop() {
    noClasses()
        .that()
        .resideOutsideOfPackage("walras.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hadoop..")
        .check(JOBS);
  }

  @Test
  void hadoopIsLoadedForItsOwnFilesAndTablesAlone() {
    noClasses()
        .that()
        .haveNameNotMatching("walras\\.store\\.(Hadoop|ParquetTable).*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hadoop..")
        .check(JOBS);
  }

  @Test
  void engineAndStoreKnowNeitherEachOtherNorTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage("walras.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("walras.store..", "walras.report..", "walras.cli..", "picocli..")
        .check(JOBS);
    noClasses()
        .that()
        .resideInAnyPackage("walras.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("walras.spark..", "walras.report..", "walras.cli..", "picocli..")
        .check(JOBS);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("walras.(*)..").should().beFreeOfCycles().check(JOBS);
  }
}
