"""Airflow: every night more replications of a study on YARN, then a comparison with a baseline.

Put it into the folder of DAGs, with SPARK_HOME and HADOOP_CONF_DIR set for the workers. Airflow 2.4
or later.
"""

from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.operators.bash import BashOperator

SUBMIT = (
    "$SPARK_HOME/bin/spark-submit --deploy-mode cluster"
    " --properties-file /opt/walras/cluster-config/yarn/spark-defaults.conf"
    " --class walras.Walras /opt/walras/lib/walras-spark-jobs.jar"
)
RUN = "hdfs:///runs/market-game"
BASELINE = "hdfs:///baselines/market-game"

with DAG(
    dag_id="walras_market_game_nightly",
    schedule="0 1 * * *",
    # Without a time zone Airflow counts in UTC.
    start_date=pendulum.datetime(2026, 11, 1, tz="Europe/Berlin"),
    # Nights that were missed are not made up for one by one: each adds its own share.
    catchup=False,
    # Two nights would wait for the same run directory.
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=20),
) as dag:
    run = BashOperator(
        task_id="run",
        bash_command=f"{SUBMIT} run market-game --out {RUN} --add 1e6",
        # What was killed is continued; bad input (exit code 2 in outcome.json) is not worth more.
        retries=1,
        retry_delay=timedelta(minutes=10),
    )
    # Exit code 3 says that something moved: the task fails, and whom Airflow tells is told.
    compare = BashOperator(
        task_id="compare",
        bash_command=f"/opt/walras/walras compare {BASELINE} {RUN}",
        retries=0,
    )
    run >> compare
