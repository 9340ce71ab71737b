/** The cluster id of the API page's cluster list. */
export const sampleClusterId = 'b0d1ecb5-7947-11ee-9467-0255ac1001bf';

/** The example answer of the API page, byte for byte: one pod whose container is being created. */
export const sampleAnswer = `{
  "metadata" : { },
  "items" : [ {
    "metadata" : {
      "name" : "source-controller-97bdcd8cf-5fs52",
      "generateName" : "source-controller-97bdcd8cf-",
      "namespace" : "flux-system",
      "uid" : "590c9359-5812-49f2-9dd2-779ba0737f4b",
      "resourceVersion" : "5273585",
      "creationTimestamp" : "2025-11-05T03:48:06Z",
      "labels" : {
        "app" : "source-controller",
        "pod-template-hash" : "97bdcd8cf",
        "release" : "cceaddon-flux"
      },
      "annotations" : {
        "prometheus.io/port" : "8080",
        "prometheus.io/scrape" : "true"
      },
      "ownerReferences" : [ {
        "apiVersion" : "apps/v1",
        "kind" : "ReplicaSet",
        "name" : "source-controller-97bdcd8cf",
        "uid" : "4093b4f6-97db-41a7-9bc9-2855f12418a9",
        "controller" : true,
        "blockOwnerDeletion" : true
      } ],
      "managedFields" : [ {
        "manager" : "kube-controller-manager",
        "operation" : "Update",
        "apiVersion" : "v1",
        "time" : "2025-11-05T03:48:06Z",
        "fieldsType" : "FieldsV1"
      }, {
        "manager" : "kubelet",
        "operation" : "Update",
        "apiVersion" : "v1",
        "time" : "2025-11-05T03:48:06Z",
        "fieldsType" : "FieldsV1"
      } ]
    },
    "spec" : {
      "volumes" : [ ],
      "containers" : [ ],
      "restartPolicy" : "Always",
      "terminationGracePeriodSeconds" : 10,
      "dnsPolicy" : "ClusterFirst",
      "serviceAccountName" : "source-controller",
      "serviceAccount" : "source-controller",
      "automountServiceAccountToken" : true,
      "nodeName" : "192.168.0.138",
      "securityContext" : {
        "runAsUser" : 10000,
        "fsGroup" : 10000,
        "seccompProfile" : {
          "type" : "Unconfined"
        }
      },
      "schedulerName" : "default-scheduler",
      "tolerations" : [ {
        "key" : "node.kubernetes.io/not-ready",
        "operator" : "Exists",
        "effect" : "NoExecute",
        "tolerationSeconds" : 300
      }, {
        "key" : "node.kubernetes.io/unreachable",
        "operator" : "Exists",
        "effect" : "NoExecute",
        "tolerationSeconds" : 300
      } ],
      "priority" : 0,
      "enableServiceLinks" : true,
      "preemptionPolicy" : "PreemptLowerPriority"
    },
    "status" : {
      "phase" : "Pending",
      "hostIP" : "192.168.0.138",
      "startTime" : "2025-11-05T03:48:06Z",
      "containerStatuses" : [ {
        "name" : "manager",
        "state" : {
          "waiting" : {
            "reason" : "ContainerCreating"
          }
        },
        "lastState" : { },
        "ready" : false,
        "image" : "xxxxxx",
        "imageID" : "",
        "started" : false
      } ]
    }
  } ]
}`;
